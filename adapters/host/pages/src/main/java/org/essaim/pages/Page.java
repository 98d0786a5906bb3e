package org.essaim.pages;

import java.io.IOException;
import org.essaim.organisation.Duty;

/** One page: what it shows, and what its forms do. */
interface Page {

    /** The first word of its address; empty for the first page. */
    String path();

    /** What it is called in the navigation. */
    String title(Language language);

    /** What it takes to see it. */
    default Duty duty() {
        return Duty.READER;
    }

    /** True if it stands in the navigation of who may see it. */
    default boolean isShown(Visit visit) {
        return true;
    }

    /** True if a link opens it: who visits needs no account, is led nowhere else, and the secret in the link stands for a form token. */
    default boolean isOpenedByLink() {
        return false;
    }

    /** Shows it. */
    Answer get(Visit visit) throws IOException;

    /** Does what a form asks; a page without forms has none. */
    default Answer post(Visit visit) throws IOException {
        throw Refusal.noSuchForm(visit.language());
    }
}
