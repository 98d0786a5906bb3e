package org.essaim.spring;

import java.util.function.UnaryOperator;
import org.essaim.spi.Store;

/** Something that Essaim's store is wrapped in; the bean of type {@link Store} is what lies below. */
@FunctionalInterface
interface StoreLayer extends UnaryOperator<Store> {}
