package org.essaim.disclosure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Who put what into one place: people as numbers, in order, with their amounts. Immutable; never printed. */
final class Content {
    static final Content NONE = new Content(new int[0], new long[0]);

    private final int[] people;
    private final long[] amounts;
    private final long total;
    // Whoever put in most, and how much the next one did; the first of equals.
    private final int top;
    private final long most;
    private final long second;

    /** These people, in ascending order, each with an amount of 0 or more. */
    Content(int[] people, long[] amounts) {
        this.people = people;
        this.amounts = amounts;
        long sum = 0;
        int first = -1;
        long best = 0;
        long next = 0;
        for (int i = 0; i < people.length; i++) {
            sum = Math.addExact(sum, amounts[i]);
            if (amounts[i] > best) {
                next = best;
                best = amounts[i];
                first = people[i];
            } else if (amounts[i] > next) {
                next = amounts[i];
            }
        }
        this.total = sum;
        this.top = first;
        this.most = best;
        this.second = next;
    }

    int size() {
        return people.length;
    }

    int person(int index) {
        return people[index];
    }

    long amount(int index) {
        return amounts[index];
    }

    long total() {
        return total;
    }

    /** Whoever put in most; -1 if nobody put in anything. */
    int top() {
        return top;
    }

    long most() {
        return most;
    }

    long second() {
        return second;
    }

    long of(int person) {
        int at = Arrays.binarySearch(people, person);
        return at < 0 ? 0 : amounts[at];
    }

    /** True if less than half of it is left, or it is more than twice as much: it tells little of the other one. */
    boolean isAnother(Content former) {
        long moved = 0;
        int i = 0;
        int j = 0;
        while (i < people.length || j < former.people.length) {
            if (j == former.people.length || (i < people.length && people[i] < former.people[j])) {
                moved += amounts[i++];
            } else if (i == people.length || former.people[j] < people[i]) {
                moved += former.amounts[j++];
            } else {
                moved += Math.abs(amounts[i++] - former.amounts[j++]);
            }
        }
        long larger = Math.max(total, former.total);
        return larger > 0 && moved >= larger - larger / 2;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content content
                && Arrays.equals(people, content.people)
                && Arrays.equals(amounts, content.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(people) * 31 + Arrays.hashCode(amounts);
    }

    /** How many, never who or how much. */
    @Override
    public String toString() {
        return "content of " + people.length;
    }
}
