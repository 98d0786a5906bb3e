package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;

/**
 * How far a floor is met: of all that the agreement counts, how much is of its kind.
 *
 * @param id the floor's identifier
 * @param part the seconds of the kind
 * @param whole all seconds
 * @param stakeCents what the seconds are worth, in cents, that would have to be left out for the floor to be met
 */
record FloorStanding(String id, long part, long whole, long stakeCents) {
    /** How far each floor is met by these leaves. */
    static List<FloorStanding> of(FundingAgreement agreement, List<Leaf> leaves) {
        List<FloorStanding> standings = new ArrayList<>();
        for (Floor floor : agreement.ceilings().least()) {
            long part = 0;
            long whole = 0;
            long others = 0;
            for (Leaf leaf : leaves) {
                long counted = leaf.payable(agreement.id());
                whole += counted;
                if (floor.holds(leaf.cell())) {
                    part += counted;
                } else {
                    others += leaf.cents(agreement.id());
                }
            }
            Rational admitted = Rational.of(part).over(floor.share().exact());
            Rational beyond = Rational.of(whole).minus(admitted);
            long stake = beyond.signum() <= 0 || whole == part
                    ? 0
                    : Rational.of(others)
                            .times(beyond)
                            .over(Rational.of(whole - part))
                            .rounded();
            standings.add(new FloorStanding(floor.id(), part, whole, stake));
        }
        return standings;
    }

    boolean meets(Floor floor) {
        return Rational.of(part).compareTo(floor.share().exact().times(whole)) >= 0;
    }

    /** In per cent, for a text. */
    String perCent() {
        return whole == 0 ? "0" : Rational.of(part, whole).perCent();
    }

    Tree toTree() {
        return Tree.fields()
                .put("id", id)
                .put("part", part)
                .put("whole", whole)
                .put("stakeCents", stakeCents)
                .build();
    }

    static Optional<FloorStanding> read(FieldReader reader) {
        return reader.build(
                FloorStanding.class,
                reader.text("id"),
                reader.whole("part"),
                reader.whole("whole"),
                reader.whole("stakeCents"));
    }
}
