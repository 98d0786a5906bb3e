package org.essaim.formats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The rules of RGAA 4 that a program can check, as far as a report's page can break them. */
final class Accessibility {
    private Accessibility() {}

    static List<String> faults(Document page) {
        List<String> faults = new ArrayList<>();
        faults.addAll(structure(page));
        for (Element table : page.select("table")) {
            if (table.selectFirst("caption") == null
                    || table.selectFirst("caption").text().isBlank()) {
                faults.add("table without caption");
            }
            for (Element heading : table.select("th")) {
                if (!Set.of("col", "row").contains(heading.attr("scope"))) {
                    faults.add("th without scope");
                }
            }
            for (Element row : table.select("tbody tr")) {
                if (row.selectFirst("th[scope=row]") == null) {
                    faults.add("row without heading");
                }
            }
            for (Element cell : table.select("tbody th, td.figure, td.absent")) {
                if (cell.text().isBlank()) {
                    faults.add("blank cell in " + table.selectFirst("caption"));
                }
            }
        }
        for (Element drawing : page.select("svg")) {
            if (!drawing.attr("role").equals("img")) {
                faults.add("svg without role");
            }
            if (drawing.attr("aria-label").isBlank()) {
                faults.add("svg without aria-label");
            }
        }
        for (Element scrolling : page.select(".scroll")) {
            if (!scrolling.attr("tabindex").equals("0")
                    || page.getElementById(scrolling.attr("aria-labelledby")) == null) {
                faults.add("scrolling part that keyboards cannot reach");
            }
        }
        return faults;
    }

    private static List<String> structure(Document page) {
        List<String> faults = new ArrayList<>();
        Element html = page.selectFirst("html");
        if (html == null || html.attr("lang").isBlank()) {
            faults.add("no language");
        }
        if (page.title().isBlank()) {
            faults.add("no title");
        }
        if (page.select("h1").size() != 1) {
            faults.add(page.select("h1").size() + " h1");
        }
        int level = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            if (next > level + 1) {
                faults.add("h" + next + " after h" + level);
            }
            level = next;
        }
        if (page.select("main").size() != 1) {
            faults.add("no main");
        }
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            if (!ids.add(element.id())) {
                faults.add("id twice: " + element.id());
            }
        }
        for (Element link : page.select("a[href^=#]")) {
            if (!ids.contains(link.attr("href").substring(1))) {
                faults.add("link to nowhere: " + link.attr("href"));
            }
        }
        for (String attribute : List.of("src", "srcset", "data")) {
            if (!page.select("[" + attribute + "]").isEmpty()) {
                faults.add("something is fetched: " + attribute);
            }
        }
        if (!page.select("script, link, iframe, [style*=url], [onload]").isEmpty()) {
            faults.add("something runs or is fetched");
        }
        return faults;
    }
}
