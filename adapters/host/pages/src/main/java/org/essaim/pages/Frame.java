package org.essaim.pages;

import java.util.List;
import org.essaim.organisation.Duty;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param language the language of the page
 * @param screen what the page shows
 * @param federation the federation's name
 * @param fictitious true if everything is invented
 * @param home the address of the first page
 * @param style the address of the style sheet
 * @param links the navigation
 * @param here the address of the page that is shown, as it stands in the navigation
 * @param otherLanguage the address of the same page in the other language; empty if there is none
 * @param duty what the visitor may do, in words; empty for who has a link and nothing else
 * @param formToken what forms carry
 * @param script what shows at once which questions are asked, or how far long work has come; absent on every other page
 */
record Frame(
        Language language,
        Screen screen,
        String federation,
        boolean fictitious,
        String home,
        String style,
        List<Part.Link> links,
        String here,
        String otherLanguage,
        String duty,
        Visitor.@Nullable FormToken formToken,
        @Nullable Script script) {

    /**
     * The one script that a page may run.
     *
     * @param nonce what it is known by, in this answer alone
     */
    record Script(String address, String nonce) {}

    /** True if nothing leads to other pages: for who has a link and no business there. */
    boolean isAlone() {
        return duty.isEmpty();
    }

    static String duty(Duty duty, Language language) {
        return switch (duty) {
            case READER -> language.say("lecture", "reader");
            case COORDINATOR -> language.say("coordination", "coordinator");
            case CLOSER -> language.say("clôture", "closer");
        };
    }

    @Nullable
    String current(Part.Link link) {
        return link.href().equals(here) ? "page" : null;
    }

    String say(String french, String english) {
        return language.say(french, english);
    }
}
