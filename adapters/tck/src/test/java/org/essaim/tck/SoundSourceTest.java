package org.essaim.tck;

import org.essaim.spi.TimeSource;

/** A source without identifiers that only tells what it is given passes the contract. */
class SoundSourceTest extends TimeSourceContract {
    @Override
    protected TimeSource source(Iterable<Event> events) {
        return new BrokenSources.Sound(events, false);
    }

    /** One with identifiers does too. */
    static final class IdentifiedTest extends SoundSourceTest {
        @Override
        protected TimeSource source(Iterable<Event> events) {
            return new BrokenSources.Sound(events, true);
        }
    }
}
