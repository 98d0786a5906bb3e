package org.essaim.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.essaim.document.Digest;
import org.essaim.report.Report;
import org.essaim.report.Section;

/**
 * A report laid out as one HTML document that is also well-formed XML (<i>mise en page</i>): as a page for browsers, or
 * as a print for a renderer of paged media, with the same words and figures. Stateless and thread-safe.
 */
public final class HtmlReport {
    private final Report report;
    private final boolean print;
    private final boolean english;
    private final ReportLayout layout;
    private final Markup markup = new Markup();
    private final Identifiers identifiers = new Identifiers();

    private HtmlReport(Report report, boolean print) {
        this.report = report;
        this.print = print;
        this.english = report.english();
        this.layout = ReportLayout.of(report);
    }

    /** The page for browsers: navigation, and a style sheet for their own print. Bulk sections are only mentioned. */
    public static String page(Report report) {
        return new HtmlReport(report, false).document();
    }

    /**
     * The print for a renderer of paged media, such as a PDF: running heads, page numbers, an alternative text on each
     * drawing, nothing to click. Bulk sections are left out.
     */
    public static String print(Report report) {
        return new HtmlReport(report, true).document();
    }

    private String document() {
        String language = english ? "en" : "fr";
        markup.doctype();
        markup.open("html").namespace("http://www.w3.org/1999/xhtml");
        markup.attr("lang", language).attr("xml:lang", language).line();
        head();
        markup.open("body").line();
        if (!print) {
            markup.open("a").attr("class", "skip").attr("href", "#main");
            markup.text(Wording.SKIP.in(english)).close().line();
        }
        Body body = new Body(markup, identifiers, layout, english, print);
        List<Section> shown = report.sections().stream()
                .filter(section -> !section.bulk() || !print)
                .toList();
        String first = shown.isEmpty() ? Body.TALL : body.shape(shown.get(0));
        if (report.fictitious() && !print) {
            markup.open("p").attr("class", "fictitious " + first).attr("role", "note");
            markup.text(Wording.FICTITIOUS.in(english)).close().line();
        }
        if (!print) {
            header(first);
            if (report.sections().size() > 2) {
                navigation();
            }
        }
        markup.open("main").attr("id", "main").line();
        if (print) {
            // Beside the sections and not before them: the renderer begins a page where it meets another parent.
            header(first);
        }
        for (Section section : shown) {
            if (section.bulk()) {
                body.mention(section);
            } else {
                body.section(section);
            }
        }
        String last = shown.isEmpty() ? Body.TALL : body.shape(shown.get(shown.size() - 1));
        if (print) {
            footer(last);
            markup.close().line();
        } else {
            markup.close().line();
            footer(last);
        }
        markup.close().line().close().line();
        return markup.finish();
    }

    private void head() {
        markup.open("head").line();
        markup.empty("meta").attr("charset", "UTF-8").line();
        markup.element("title", fullTitle()).line();
        if (!print) {
            markup.empty("meta").attr("name", "viewport");
            markup.attr("content", "width=device-width, initial-scale=1").line();
            markup.empty("meta")
                    .attr("name", "referrer")
                    .attr("content", "no-referrer")
                    .line();
        }
        markup.empty("meta")
                .attr("name", "description")
                .attr("content", fullTitle())
                .line();
        markup.empty("meta").attr("name", "generator").attr("content", "Essaim").line();
        markup.element("style", style()).line();
        markup.close().line();
    }

    private String fullTitle() {
        return report.subtitle().isBlank() ? report.title() : report.title() + " – " + report.subtitle();
    }

    private String style() {
        StringBuilder style = new StringBuilder("\n").append(resource("report.css"));
        if (print) {
            style.append(resource("print.css"));
        }
        style.append("@page {\n");
        runningHead(style, "bottom-left", "left", cssString(layout.foot()));
        runningHead(
                style,
                "bottom-right",
                "right",
                cssString(Wording.PAGE.in(english) + "\u00a0") + " counter(page) " + cssString("\u00a0/\u00a0")
                        + " counter(pages)");
        if (report.fictitious()) {
            runningHead(style, "top-center", "center", cssString(Wording.FICTITIOUS.in(english)));
        }
        return style.append("}\n").toString();
    }

    /** All of a running head in one rule: not every renderer adds a second rule for the same box to the first. */
    static void runningHead(StringBuilder style, String box, String align, String content) {
        boolean top = box.startsWith("top");
        style.append("  @")
                .append(box)
                .append(" { font-family: \"DejaVu Sans\", Verdana, sans-serif; font-size: ")
                .append(top ? "8.5pt; font-weight: bold; color: #5c3b00" : "7.5pt; color: #52606d")
                .append("; text-align: ")
                .append(align)
                .append("; white-space: nowrap; content: ")
                .append(content)
                .append("; }\n");
    }

    /** Held as the first section is, so that they share a page. */
    private void header(String shape) {
        markup.open("header").attr("class", shape).line();
        markup.element("h1", report.title()).line();
        if (!report.subtitle().isBlank()) {
            markup.open("p").attr("class", "subtitle").text(report.subtitle()).close();
            markup.line();
        }
        layout.audience()
                .ifPresent(whom -> markup.open("p")
                        .attr("class", "audience")
                        .text(whom)
                        .close()
                        .line());
        markup.close().line();
    }

    private void navigation() {
        markup.open("nav").attr("aria-label", Wording.CONTENTS.in(english)).line();
        markup.open("ul").line();
        for (Section section : report.sections()) {
            markup.open("li").open("a").attr("href", "#" + identifiers.of(section));
            markup.text(section.title()).close().close().line();
        }
        markup.close().close().line();
    }

    /** Held as the last section is, so that they share a page. */
    private void footer(String shape) {
        List<String> closing = layout.closing();
        if (closing.isEmpty()) {
            return;
        }
        markup.open("footer").attr("class", shape).line();
        int words = report.digest() == null ? closing.size() : closing.size() - 1;
        closing.subList(0, words)
                .forEach(sentence -> markup.element("p", sentence).line());
        Digest digest = report.digest();
        if (digest != null) {
            markup.open("p").attr("class", "digest");
            markup.text(Wording.DIGEST.in(english) + " ");
            markup.element("code", ReportLayout.grouped(digest)).close().line();
        }
        markup.close().line();
    }

    static String cssString(String text) {
        StringBuilder string = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                string.appendCodePoint(c);
            } else {
                string.append(String.format(Locale.ROOT, "\\%06x ", c));
            }
        });
        return string.append('"').toString();
    }

    static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource [" + name + "] is missing.\nMaybe the jar was repackaged.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
