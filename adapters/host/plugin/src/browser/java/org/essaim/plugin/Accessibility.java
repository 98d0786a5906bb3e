package org.essaim.plugin;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe-core finds wrong with a page. Its script comes by the driver: the pages' own policy allows none. */
final class Accessibility {
    private static final String AXE = script();
    private static final String RUN = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(found => ({
                rule: found.id,
                impact: found.impact || 'unknown',
                where: found.nodes.map(node => node.html.slice(0, 200)).slice(0, 3).join(' | ')
            }))
            """;

    private Accessibility() {}

    /** One kind of thing that is wrong. */
    record Violation(String rule, String impact, String where) {
        boolean isGrave() {
            return !impact.equals("minor") && !impact.equals("moderate");
        }
    }

    static List<Violation> violations(Page page) {
        page.evaluate(AXE);
        return ((List<?>) page.evaluate(RUN))
                .stream()
                        .map(found -> (Map<?, ?>) found)
                        .map(found -> new Violation(
                                String.valueOf(found.get("rule")),
                                String.valueOf(found.get("impact")),
                                String.valueOf(found.get("where"))))
                        .toList();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(
                Accessibility.class.getResourceAsStream("/axe.min.js"), "axe.min.js is not on the class path")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
