package org.essaim.cli.simulation;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.essaim.time.Scheme;

/**
 * Someone who does not exist and is helped (<i>bénéficiaire fictif</i>).
 *
 * @param id what the planning calls the beneficiary
 * @param title the form of address
 * @param lastName an invented word
 * @param firstName an invented word
 * @param service an index into {@link #SERVICES}
 * @param away the days in hospital or with family
 */
record Beneficiary(String id, String title, String lastName, String firstName, int service, BitSet away) {
    /** The services that structures sell. */
    static final List<Service> SERVICES = List.of(
            new Service("Aide à la personne APA", Scheme.APA, true),
            new Service("Aide à la personne PCH", Scheme.PCH, true),
            new Service("Caisse de retraite – aide à la vie", Scheme.PENSION_FUND, true),
            new Service("Aide sociale départementale", Scheme.SOCIAL_AID, true),
            new Service("Entretien du logement (privé)", Scheme.PRIVATE, false),
            new Service("Sortie d’hospitalisation mutuelle", Scheme.PENSION_FUND, false),
            new Service("Garde de nuit PCH", Scheme.PCH, true));

    static final int NIGHT_WATCH = 6;

    /**
     * A service (<i>prestation</i>).
     *
     * @param name how the planning calls it
     * @param scheme who pays
     * @param fragile true for a fragile public
     */
    record Service(String name, Scheme scheme, boolean fragile) {}

    static Beneficiary meet(long seed, int structure, int number, boolean night, Period period) {
        Chance chance = Chance.of(seed, structure, 3, number);
        BitSet away = new BitSet();
        for (int day = 0; day < period.days(); day++) {
            if (chance.permille(2)) {
                int length = chance.between(2, 9);
                away.set(day, Math.min(day + length, period.days()));
                day += length;
            }
        }
        String title = switch (chance.weighted(62, 30, 8)) {
            case 0 -> "Mme";
            case 1 -> "M.";
            default -> "Mme et M.";
        };
        return new Beneficiary(
                String.format(Locale.ROOT, "B-%03d%04d", structure, number),
                title,
                chance.pick(Words.LAST_NAMES),
                chance.pick(Words.FIRST_NAMES),
                night ? NIGHT_WATCH : chance.weighted(50, 17, 15, 5, 9, 4),
                away);
    }
}
