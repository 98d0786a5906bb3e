package org.essaim.disclosure;

import org.essaim.exact.Rational;

/** Who is behind a figure, or behind the change of one: counts people, once each, whatever number of places they are in. Not thread-safe. */
final class Behind {
    private final long[] amounts;
    private final int[] round;
    private final int[] met;
    private int current;
    private int size;

    Behind(int people) {
        amounts = new long[people];
        round = new int[people];
        met = new int[people];
    }

    /** Forgets whom it met. */
    void start() {
        current++;
        size = 0;
    }

    void add(Content content) {
        for (int i = 0; i < content.size(); i++) {
            add(content.person(i), content.amount(i));
        }
    }

    void subtract(Content content) {
        for (int i = 0; i < content.size(); i++) {
            add(content.person(i), -content.amount(i));
        }
    }

    void add(int person, long amount) {
        if (round[person] != current) {
            round[person] = current;
            amounts[person] = 0;
            met[size++] = person;
        }
        amounts[person] = Math.addExact(amounts[person], amount);
    }

    /** What was met since the start: amounts below 0 count as much as those above. */
    Sum sum() {
        long total = 0;
        long most = 0;
        int top = -1;
        int active = 0;
        for (int i = 0; i < size; i++) {
            long amount = Math.abs(amounts[met[i]]);
            total = Math.addExact(total, amount);
            active += amount > 0 ? 1 : 0;
            if (amount > most || (amount == most && amount > 0 && met[i] < top)) {
                most = amount;
                top = met[i];
            }
        }
        return new Sum(total, most, top, active, size);
    }

    /**
     * How much there is, and of how many.
     *
     * @param total all of it
     * @param most what one person has at most
     * @param top who that is; -1 if there is nothing
     * @param active how many people have more than nothing
     * @param met how many there are with those who have nothing
     */
    record Sum(long total, long most, int top, int active, int met) {
        /** True if this may not be told. */
        boolean isSensitive(Protection protection) {
            if (total == 0) {
                return met > 0 && met < protection.threshold();
            }
            return active < protection.threshold()
                    || Rational.of(most).compareTo(protection.dominance().times(total)) > 0;
        }

        /** How many, never who or how much. */
        @Override
        public String toString() {
            return "sum of " + met;
        }
    }
}
