package fr.planning.equipe;

/** What a shift is about. */
enum Kind {
    VISIT("Intervention"),
    MEETING("Réunion");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
