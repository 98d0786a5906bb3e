package org.essaim.document;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** Items that are made each time they are read. */
final class MadeWhenRead<T> extends AbstractList<Tree> implements RandomAccess {
    private final List<T> source;
    private final Function<? super T, ? extends Tree> item;

    MadeWhenRead(List<T> source, Function<? super T, ? extends Tree> item) {
        this.source = source;
        this.item = item;
    }

    @Override
    public Tree get(int index) {
        return item.apply(source.get(index));
    }

    @Override
    public int size() {
        return source.size();
    }
}
