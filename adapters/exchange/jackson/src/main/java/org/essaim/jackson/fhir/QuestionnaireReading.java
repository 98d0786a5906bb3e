package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/** Reads one questionnaire. */
final class QuestionnaireReading {
    private static final String FIRST_VERSION = "1";
    // What tells of the questionnaire and changes nothing about what is asked.
    private static final String[] ABOUT = {
        "meta",
        "text",
        "derivedFrom",
        "experimental",
        "subjectType",
        "date",
        "publisher",
        "contact",
        "useContext",
        "jurisdiction",
        "purpose",
        "approvalDate",
        "lastReviewDate",
        "code"
    };

    private final Element root;

    QuestionnaireReading(Element root) {
        this.root = root;
    }

    Optional<Questionnaire> read() {
        if (root.has("implicitRules")) {
            root.report("implicitRules", Finding.of(Code.MODIFIER_UNKNOWN).value("implicitRules"));
        }
        Languages languages = Languages.of(root);
        Texts title = languages.read(root, "title");
        Texts introduction = languages.read(root, "description");
        Questionnaire.Status status = status();
        String url = url();
        Optional<String> name = root.text("name");
        String id = id(name, url);
        String version = version();
        String source = root.text("copyright").orElse("");
        ItemReading reading = new ItemReading(root, languages);
        List<Item> items = reading.read();
        root.done(ABOUT);
        root.reading().reportIgnored();
        if (root.reading().isRefused()) {
            return Optional.empty();
        }
        return Optional.of(new Questionnaire(
                id,
                version,
                status,
                Canonical.isOurs(url, id) ? "" : url,
                title.isEmpty() && name.isPresent() ? languages.plain(name.get()) : title,
                introduction,
                items,
                new ArrayList<>(),
                source));
    }

    private Questionnaire.Status status() {
        Optional<String> status = root.text("status");
        if (status.isEmpty()) {
            root.report("", Finding.of(Code.MISSING_KEY).with("key", "status"));
            return Questionnaire.Status.DRAFT;
        }
        for (Questionnaire.Status known : Questionnaire.Status.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(status.get())) {
                return known;
            }
        }
        root.notUnderstood("status", status.get());
        return Questionnaire.Status.DRAFT;
    }

    // A canonical address names its version after |, which stands in a key of its own here.
    private String url() {
        String url = root.text("url").orElse("");
        int bar = url.indexOf('|');
        if (bar < 0) {
            return url;
        }
        root.notUnderstood("url", url.substring(bar));
        return url.substring(0, bar);
    }

    private String id(Optional<String> name, String url) {
        Optional<String> ours = ours();
        if (ours.isPresent()) {
            return legal("identifier", ours.get());
        } else if (name.isPresent()) {
            return legal("name", name.get());
        }
        String last = url.substring(url.lastIndexOf('/') + 1);
        if (!last.isEmpty()) {
            return legal("url", last);
        }
        Optional<String> logical = root.text("id");
        if (logical.isPresent()) {
            return legal("id", logical.get());
        }
        root.report("", Finding.of(Code.MISSING_KEY).with("key", "name"));
        return "questionnaire";
    }

    private Optional<String> ours() {
        Optional<String> ours = Optional.empty();
        boolean others = false;
        for (Element identifier : root.each("identifier")) {
            if (ours.isEmpty()
                    && identifier.text("system").filter(Uris.NAME::equals).isPresent()) {
                ours = identifier.text("value");
            } else {
                others = true;
            }
        }
        if (others) {
            root.report(
                    "identifier",
                    Finding.of(Code.NOT_UNDERSTOOD).severity(Severity.INFO).value("identifier"));
        }
        return ours;
    }

    private String version() {
        Optional<String> version = root.text("version");
        if (version.isEmpty()) {
            root.report(
                    "",
                    Finding.of(Code.CODE_REPLACED)
                            .severity(Severity.INFO)
                            .value("version")
                            .with("code", FIRST_VERSION));
        }
        return legal("version", version.orElse(FIRST_VERSION));
    }

    private String legal(String key, String foreign) {
        String code = Codes.name(foreign);
        if (!code.equals(foreign)) {
            root.report(
                    key,
                    Finding.of(Code.CODE_REPLACED)
                            .value(root.reading().told(foreign))
                            .with("code", code));
        }
        return code;
    }
}
