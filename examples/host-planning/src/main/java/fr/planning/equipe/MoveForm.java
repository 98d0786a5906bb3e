package fr.planning.equipe;

/** Where a shift goes, and which version of it was looked at. */
class MoveForm extends SlotForm {

    private int version;

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }
}
