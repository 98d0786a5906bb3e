package fr.planning.equipe;

/** How far a shift has come. */
enum Status {
    PLANNED("Prévu"),
    DONE("Réalisé"),
    CANCELLED("Annulé");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
