package org.essaim.network;

import static org.essaim.document.TableForm.Column.optional;
import static org.essaim.document.TableForm.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.essaim.document.FieldReader;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;

/** The register as a table that people fill in (<i>tableau des projets</i>); several organisations in a cell are separated by {@code ;}. */
public final class ProjectTable {
    private static final TableForm FORM = new TableForm(
            "projects",
            List.of(
                    required(
                            "id",
                            Kind.TEXT,
                            "Projet",
                            "Project",
                            "Identifiant, toujours le même",
                            "Identifier, always the same"),
                    required("title", Kind.TEXT, "Titre", "Title", "Nom du projet", "What it is called"),
                    required(
                            "leader",
                            Kind.TEXT,
                            "Porteur",
                            "Leader",
                            "Organisme porteur",
                            "Organisation that carries it"),
                    several(
                            "structures",
                            "Structures",
                            "Structures",
                            "Identifiants, comme S042\u202f; S043",
                            "Identifiers, such as S042; S043"),
                    optional("what", Kind.TEXT, "Quoi", "What", "En une phrase", "In a sentence"),
                    optional(
                            "territory",
                            Kind.TEXT,
                            "Territoire",
                            "Territory",
                            "Région, département",
                            "Region, département"),
                    several("approaches", "Approches", "Approaches", "Codes ou noms", "Codes or names"),
                    several("partners", "Partenaires", "Partners", "Organismes", "Organisations"),
                    several("funders", "Financeurs", "Funders", "Organismes", "Organisations"),
                    required("state", Kind.CHOICE, "État", "State", "Où il en est", "How far it is")
                            .oneOf(
                                    Arrays.asList(ProjectState.values()),
                                    each -> each.title(Locale.FRENCH),
                                    each -> each.title(Locale.ENGLISH)),
                    optional("begins", Kind.DAY, "Début", "Begins", "Premier jour", "First day"),
                    optional("ends", Kind.DAY, "Fin", "Ends", "Dernier jour", "Last day"),
                    optional(
                            "programme",
                            Kind.TEXT,
                            "Programme",
                            "Programme",
                            "Identifiant, s’il en a un",
                            "Identifier, if it has one"),
                    optional("source", Kind.TEXT, "Source", "Source", "Où c’est écrit", "Where it is written")));

    private ProjectTable() {}

    /** Its columns. */
    public static TableForm form() {
        return FORM;
    }

    static Optional<NetworkProject> read(FieldReader row) {
        return row.build(
                NetworkProject.class,
                row.text("id"),
                row.text("title"),
                row.text("leader"),
                list(row, "structures"),
                row.text("what", ""),
                row.text("territory", ""),
                list(row, "approaches"),
                list(row, "partners"),
                list(row, "funders"),
                row.oneOf("state", ProjectState.class),
                row.optionalDate("begins").orElse(null),
                row.optionalDate("ends").orElse(null),
                row.text("programme", ""),
                row.text("source", ""));
    }

    private static List<String> list(FieldReader row, String key) {
        return Stream.of(row.text(key, "").split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Column several(String key, String french, String english, String frenchHelp, String englishHelp) {
        return optional(key, Kind.TEXT, french, english, frenchHelp, englishHelp);
    }
}
