package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.essaim.document.SourceTree;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Verification;

/** What verifying an issued statement says, and a place for the seals that its recipient holds. */
final class StatementVerdict {
    private StatementVerdict() {}

    static void show(Visit visit, List<Part> parts, String page, AskedStatement asked, FundingStatement statement) {
        Verification verification = Verification.of(
                new SourceTree(statement.toTree(), visit.say("relevé", "statement"), Map.of()), anchors(visit));
        boolean holds = verification.verdict() != Verification.Verdict.REFUSED;
        parts.add(Part.Notice.of(
                holds ? Part.Tone.GOOD : Part.Tone.REFUSAL,
                visit.say("Vérification\u00a0: ", "Verified: ") + word(visit, verification.verdict()),
                verification.guarantee(visit.language().locale())));
        Forms.findings(visit, parts, verification.findings());
        List<Part.Field> fields = new ArrayList<>(asked.hidden());
        fields.add(Part.Field.hidden("version", Integer.toString(asked.version())));
        fields.add(Part.Field.of(
                        Part.Kind.LONG_TEXT,
                        "anchors",
                        visit.say("Empreintes reçues auparavant", "Digests received before"),
                        visit.text("anchors"),
                        false)
                .hint(visit.say(
                        "Une par ligne\u00a0: celle du relevé, ou d’un sceau, comme S001:2025-03=empreinte.",
                        "One a line: the statement's own, or a seal's, such as S001:2025-03=digest.")));
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(page),
                visit.say("Vérifier avec ce que l’on détient", "Verify with what one holds"),
                fields,
                visit.say("Vérifier", "Verify")));
    }

    private static List<String> anchors(Visit visit) {
        return visit.text("anchors")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line ->
                        Verification.anchor(line).orElseThrow(() -> Refusal.incomplete(visit.language(), "anchors")))
                .toList();
    }

    private static String word(Visit visit, Verification.Verdict verdict) {
        return switch (verdict) {
            case CONSISTENT -> visit.say("COHÉRENT", "CONSISTENT");
            case EVIDENCED -> visit.say("JUSTIFIÉ", "EVIDENCED");
            case ANCHORED -> visit.say("ANCRÉ", "ANCHORED");
            case REFUSED -> visit.say("REFUSÉ", "REFUSED");
        };
    }
}
