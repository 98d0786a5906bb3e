package org.essaim.cli.simulation;

import java.util.List;

/** Invented words (<i>mots inventés</i>) that nobody can take for the name of a person or an organisation. */
final class Words {
    /** What stands in the first-name columns. */
    static final List<String> FIRST_NAMES = List.of(
            "Pirouette",
            "Ritournelle",
            "Farandole",
            "Boutondor",
            "Coquelune",
            "Trotinou",
            "Galipette",
            "Carambole",
            "Virevolte",
            "Tambourin",
            "Papillote",
            "Ricochet",
            "Saperlotte",
            "Turlututu",
            "Brindezingue",
            "Nuagère");

    /** What stands in the last-name columns. */
    static final List<String> LAST_NAMES = List.of(
            "TRUCMUCHE",
            "MACHINCHOSE",
            "BIDULON",
            "CHAPOPOINTU",
            "LALUNETTE",
            "PATATRAS",
            "TRALALÈRE",
            "FANFRELUCHE",
            "POIVRESEL",
            "TIRELIPON",
            "BOUTENTRAIN",
            "CROQUENOTE",
            "VIREVENT",
            "SAUTEMOUTON",
            "GRATTENUAGE",
            "POUDRELINE");

    /** After which teams are called. */
    static final List<String> TEAMS =
            List.of("Lilas", "Érable", "Glycine", "Mimosa", "Genêt", "Bruyère", "Églantine", "Noisetier");

    /** After which structures are called. */
    static final List<String> STRUCTURES = List.of(
            "Les Tilleuls",
            "L’Étang bleu",
            "Les Trois Chemins",
            "La Clairière",
            "Le Vieux Pont",
            "Les Quatre Vents",
            "La Garenne",
            "Le Pré aux Oies",
            "Les Hirondelles",
            "La Source",
            "Le Grand Chêne",
            "Les Coteaux",
            "La Marelle",
            "Le Moulin à vent");

    /** Where structures stand; text, because 2A is not a number. */
    static final List<String> DEPARTEMENTS =
            List.of("33", "59", "2A", "35", "61", "08", "44", "87", "2B", "62", "24", "75", "01", "69");

    /** Remarks as people write them, with what breaks careless readers. */
    static final List<String> NOTES = List.of(
            "Clés chez la voisine",
            "Code du portail \"B12\" ; sonner deux fois",
            "Prévoir les courses",
            "Changement d’horaire à la demande de la famille",
            "Remplacement ; voir avec l’équipe");

    private Words() {}
}
