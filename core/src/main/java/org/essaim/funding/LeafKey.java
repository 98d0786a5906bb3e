package org.essaim.funding;

import java.util.HashSet;
import java.util.Set;
import org.essaim.time.Cell;

/**
 * Names a leaf among all that a pool ever froze: what two statements of one store call by it is the same leaf.
 *
 * @param batch the batch that froze it
 * @param cell whose time, when and for what
 * @param reversal true if it takes a former leaf back
 */
record LeafKey(int batch, Cell cell, boolean reversal) {
    static LeafKey of(Leaf leaf) {
        return new LeafKey(leaf.batch(), leaf.cell(), leaf.reversal());
    }

    static Set<LeafKey> of(StatementContent content) {
        Set<LeafKey> keys = new HashSet<>();
        content.leaves().forEach(leaf -> keys.add(of(leaf)));
        return keys;
    }
}
