package org.essaim.sharing;

import static org.essaim.document.TableForm.Column.optional;
import static org.essaim.document.TableForm.Column.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;

/** The tables in which a network tells what it shared and who read it (<i>tableaux des ressources</i>). */
public enum ResourceTable {
    /** Ressources mises à disposition. */
    RESOURCES(
            resource(),
            required("title", Kind.TEXT, "Titre", "Title", "Titre de la ressource", "What it is called"),
            required("kind", Kind.CHOICE, "Nature", "Kind", "Ce que c’est", "What it is")
                    .oneOf(
                            Arrays.asList(ResourceKind.values()),
                            each -> each.title(Locale.FRENCH),
                            each -> each.title(Locale.ENGLISH)),
            required(
                    "published",
                    Kind.DAY,
                    "Publiée le",
                    "Published on",
                    "Date de mise à disposition",
                    "Day on which it was put at disposal"),
            optional(
                    "addressed",
                    Kind.TEXT,
                    "Adressée à",
                    "Addressed to",
                    "Population visée, comme encadrants des structures",
                    "People it is meant for, such as managers of the structures"),
            optional(
                    "addressees",
                    Kind.COUNT,
                    "Destinataires",
                    "Addressees",
                    "Combien de personnes\u202f; vide si personne ne le sait, et alors sans taux de lecture",
                    "How many people; empty if nobody knows, and then there is no reading rate"),
            optional("programme", Kind.TEXT, "Programme", "Programme", "Son identifiant", "Its identifier"),
            optional("address", Kind.TEXT, "Adresse", "Address", "Où la trouver", "Where it is found")),
    /** Consultations et lecteurs. */
    READINGS(
            resource(),
            required("month", Kind.MONTH, "Mois", "Month", "Mois des consultations", "Month of the views"),
            optional(
                    "structure",
                    Kind.TEXT,
                    "Structure",
                    "Structure",
                    "Identifiant de la structure\u202f; vide pour tout le réseau",
                    "Identifier of the structure; empty for all of the network"),
            required(
                    "views",
                    Kind.COUNT,
                    "Consultations",
                    "Views",
                    "Ouvertures dans le mois\u202f; 0 s’il n’y en a pas",
                    "How often it was opened in the month; 0 if never"),
            required(
                    "readers",
                    Kind.COUNT,
                    "Lecteurs",
                    "Readers",
                    "Personnes différentes qui l’ont ouverte depuis sa publication, jusqu’à la fin du mois",
                    "Different people who opened it since it was published, up to the end of the month"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final TableForm form;

    ResourceTable(Column... columns) {
        this.form = new TableForm(name().toLowerCase(Locale.ROOT), List.of(columns));
    }

    /** Its columns. */
    public TableForm form() {
        return form;
    }

    private static Column resource() {
        return required(
                "resource",
                Kind.TEXT,
                "Ressource",
                "Resource",
                "Identifiant, toujours le même",
                "Identifier, always the same");
    }
}
