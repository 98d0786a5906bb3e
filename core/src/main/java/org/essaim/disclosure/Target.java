package org.essaim.disclosure;

/**
 * A suppressed figure that nobody may come near to.
 *
 * @param from the first edition that an attacker does not know already
 * @param edition the edition that suppresses it
 * @param cell where it stands
 * @param total how much it is
 * @param most what one person put into it at most
 * @param top who that is; -1 if it is 0
 * @param extra how far off it has to stay possible whatever it is: a tenth of what it would tell of another perimeter
 */
record Target(int from, int edition, int cell, long total, long most, int top, long extra) {
    static Target of(int from, int edition, int cell, Behind.Sum figure, long extra) {
        return new Target(from, edition, cell, figure.total(), figure.most(), figure.top(), extra);
    }

    /** Where it stands, not how much it is. */
    @Override
    public String toString() {
        return "target " + cell + " of " + edition;
    }
}
