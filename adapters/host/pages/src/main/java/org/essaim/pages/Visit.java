package org.essaim.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.Essaim;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.report.Figures;
import org.jspecify.annotations.Nullable;

/** One request, as pages see it: who asks, for what, in which language. */
final class Visit {
    // Nothing that a person types is longer; a reason, perhaps.
    private static final int LONGEST = 4000;

    private final HttpServletRequest request;
    private final Essaim essaim;
    private final Visitor visitor;
    private final Language language;
    private final List<String> path;
    private @Nullable List<Structure> structures;
    private boolean again;

    Visit(HttpServletRequest request, Essaim essaim, Visitor visitor, Language language, List<String> path) {
        this.request = request;
        this.essaim = essaim;
        this.visitor = visitor;
        this.language = language;
        this.path = path;
    }

    HttpServletRequest request() {
        return request;
    }

    Essaim essaim() {
        return essaim;
    }

    Visitor visitor() {
        return visitor;
    }

    Language language() {
        return language;
    }

    Figures figures() {
        return language.figures();
    }

    String say(String french, String english) {
        return language.say(french, english);
    }

    boolean may(Duty duty) {
        return visitor.duty().includes(duty);
    }

    /** Refuses to go on below a duty; the store would refuse it too. */
    void require(Duty duty) {
        if (!may(duty)) {
            throw Refusal.duty(language, duty);
        }
    }

    /** True if this visitor may act for the whole federation: what is for several structures is nobody else's. */
    boolean isWhole() {
        return essaim.perimeter().everything();
    }

    /** What was sent was not taken: forms keep what was typed into them. */
    void showAgain() {
        again = true;
    }

    boolean isShownAgain() {
        return again;
    }

    /** This visit as a page sees it that stands below another page. */
    Visit deeper() {
        return new Visit(request, essaim, visitor, language, below());
    }

    /** The words of the address, below the servlet's. */
    List<String> path() {
        return path;
    }

    /** What follows the page's own word in the address; empty for the page itself. */
    List<String> below() {
        return path.subList(Math.min(1, path.size()), path.size());
    }

    /** What was typed or chosen; empty if nothing was. */
    String text(String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return "";
        }
        String stripped = value.strip();
        if (stripped.length() > LONGEST) {
            throw Refusal.incomplete(language, name);
        }
        return stripped;
    }

    List<String> texts(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw Refusal.incomplete(language, name);
        }
        return value;
    }

    /** A whole number from 1; 0 if none was given. */
    int number(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            return 0;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw Refusal.incomplete(language, name);
        }
        return Integer.parseInt(value);
    }

    Optional<YearMonth> month(String name) {
        String value = text(name);
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(sensible(YearMonth.parse(value)));
        } catch (DateTimeException e) {
            throw Refusal.incomplete(language, name);
        }
    }

    YearMonth requiredMonth(String name) {
        return month(name).orElseThrow(() -> Refusal.incomplete(language, name));
    }

    Optional<LocalDate> day(String name) {
        String value = text(name);
        try {
            if (value.isEmpty()) {
                return Optional.empty();
            }
            LocalDate day = LocalDate.parse(value);
            sensible(YearMonth.from(day));
            return Optional.of(day);
        } catch (DateTimeException e) {
            throw Refusal.incomplete(language, name);
        }
    }

    // Months around the edges of calendars overflow where a month more or less is asked for.
    private static YearMonth sensible(YearMonth month) {
        if (month.getYear() < 1900 || month.getYear() > 2200) {
            throw new DateTimeException("Nobody plans in " + month.getYear() + ".");
        }
        return month;
    }

    /** The structures that the visitor may see, in order of their identifiers. */
    List<Structure> structures() {
        List<Structure> known = structures;
        if (known == null) {
            known = essaim.time().structures();
            structures = known;
        }
        return known;
    }

    /** The structure that was asked for, if one was. */
    Optional<Structure> structure() {
        String id = text("structure");
        return id.isEmpty() ? Optional.empty() : Optional.of(structure(id));
    }

    /** A structure that the visitor may see. */
    Structure structure(String id) {
        return structures().stream()
                .filter(structure -> structure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.outside(language));
    }

    /** The address of a page of ours, with the language that was chosen. */
    String address(String page, String... parameters) {
        StringBuilder address = new StringBuilder(base(request)).append('/').append(page);
        char before = '?';
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            if (!parameters[i + 1].isEmpty()) {
                address.append(before).append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
                before = '&';
            }
        }
        if (Language.asked(request).isPresent()) {
            address.append(before).append("lang=").append(language.code());
        }
        return address.toString();
    }

    /** What was asked for, as far as it is needed once this request is over. */
    Errand.Asked asked() {
        // Whose outcome an address shows is no part of the question: a link that somebody passed on asks it anew.
        String query = String.join("&", question(request).toList());
        // Of two slashes a browser would make another host, and not every container takes the second away.
        String path = request.getRequestURI().replaceFirst("^/+", "/");
        String address = path + (query.isEmpty() ? "" : "?" + query);
        return new Errand.Asked(
                visitor.id(),
                language,
                request.getMethod().equals("POST") ? "" : address,
                base(request) + "/" + ErrandsPage.PATH + "/",
                Language.asked(request).isPresent() ? "?lang=" + language.code() : "");
    }

    /** The parameters of its address as they were sent, but for the one that names an outcome. */
    static Stream<String> question(HttpServletRequest request) {
        return Stream.of(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&", -1))
                .filter(each -> !each.isEmpty() && !each.startsWith(Errand.PARAMETER + "="));
    }

    /** Where the servlet is mounted, without a slash at the end. */
    static String base(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getContextPath(), "")
                + Objects.requireNonNullElse(request.getServletPath(), "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
