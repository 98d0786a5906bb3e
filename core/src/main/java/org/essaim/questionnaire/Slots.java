package org.essaim.questionnaire;

import java.util.Arrays;

/** The times of one repeated section, one after another, those of its first parent’s first. Immutable. */
final class Slots {
    // One more than there are parents: where the next one would begin.
    private final int[] first;
    private final int[] parent;

    private Slots(int[] first, int[] parent) {
        this.first = first;
        this.parent = parent;
    }

    static Slots of(int[] counts) {
        int[] first = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            first[i + 1] = first[i] + counts[i];
        }
        int[] parent = new int[first[counts.length]];
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(parent, first[i], first[i + 1], i);
        }
        return new Slots(first, parent);
    }

    int size() {
        return parent.length;
    }

    int parent(int slot) {
        return parent[slot];
    }

    /** Where the times within a parent’s slot begin. */
    int first(int parentSlot) {
        return first[parentSlot];
    }

    int count(int parentSlot) {
        return first[parentSlot + 1] - first[parentSlot];
    }

    /** Which time a slot is within its parent’s, from 1. */
    int time(int slot) {
        return slot - first[parent[slot]] + 1;
    }
}
