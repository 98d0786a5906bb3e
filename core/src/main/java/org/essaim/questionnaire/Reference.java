package org.essaim.questionnaire;

/** How one item finds the answers of another: in the same time of the sections that both stand in, and in all times of those that only the other stands in. */
final class Reference {
    private final Node[] up;
    private final Node[] down;
    private final Node to;

    Reference(Node from, Node to) {
        int common = 0;
        while (common < from.around.size()
                && common < to.around.size()
                && from.around.get(common) == to.around.get(common)) {
            common++;
        }
        this.up = new Node[from.around.size() - common];
        for (int i = 0; i < up.length; i++) {
            up[i] = from.around.get(from.around.size() - 1 - i);
        }
        this.down = to.around.subList(common, to.around.size()).toArray(Node[]::new);
        this.to = to;
    }

    Node to() {
        return to;
    }

    /** True if it finds one slot, and no other. */
    boolean isOne() {
        return down.length == 0;
    }

    /** The first slot that it finds. */
    int first(Filled filled, int slot) {
        int at = slot;
        for (Node section : up) {
            at = filled.slots(section).parent(at);
        }
        for (Node section : down) {
            at = filled.slots(section).first(at);
        }
        return at;
    }

    /** The slot after the last one that it finds. */
    int end(Filled filled, int slot) {
        int at = slot;
        for (Node section : up) {
            at = filled.slots(section).parent(at);
        }
        int end = at + 1;
        for (Node section : down) {
            end = filled.slots(section).first(end);
        }
        return end;
    }
}
