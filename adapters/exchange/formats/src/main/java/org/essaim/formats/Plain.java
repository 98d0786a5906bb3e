package org.essaim.formats;

import java.util.ArrayList;
import java.util.List;

/** A condition without negations but in what is said (<i>forme simple d’une condition</i>): each “not” was carried down to what it denies. */
sealed interface Plain {
    /** Always or never. */
    record Fixed(boolean holds) implements Plain {}

    /** One thing, in words. */
    record Said(String text) implements Plain {}

    /** Several things of which all or one must hold, two at least, none of them of the same kind or fixed. */
    record Several(boolean all, List<Plain> parts) implements Plain {
        public Several {
            parts = List.copyOf(parts);
        }

        /** True if it can be said in one sentence. */
        boolean isShort() {
            return parts.size() <= 3 && parts.stream().allMatch(Said.class::isInstance);
        }
    }

    /** All of these, or one of them, in the simplest form. */
    static Plain of(boolean all, List<Plain> parts) {
        List<Plain> flat = new ArrayList<>();
        for (Plain part : parts) {
            List<Plain> each =
                    part instanceof Several several && several.all() == all ? several.parts() : List.of(part);
            for (Plain one : each) {
                if (one instanceof Fixed fixed && fixed.holds() != all) {
                    return fixed;
                }
                if (!(one instanceof Fixed) && !flat.contains(one)) {
                    flat.add(one);
                }
            }
        }
        return flat.isEmpty() ? new Fixed(all) : flat.size() == 1 ? flat.get(0) : new Several(all, flat);
    }
}
