package org.essaim.disclosure;

import java.util.Arrays;

/** Against whom a witness stands: whoever knows, of each place, what one person of this circle put in. */
interface Attackers {
    /** The most that one of them put in. */
    long known(Content content);

    /** True if this person is one of them. */
    boolean include(int person);

    /** Everybody, contributor or not. */
    Attackers ANYONE = new Attackers() {
        @Override
        public long known(Content content) {
            return content.most();
        }

        @Override
        public boolean include(int person) {
            return true;
        }
    };

    /** Those who never put in most: the others are looked at apart. */
    Attackers SECOND = new Attackers() {
        @Override
        public long known(Content content) {
            return content.second();
        }

        @Override
        public boolean include(int person) {
            return true;
        }
    };

    /** Whoever put in nothing. */
    Attackers OUTSIDERS = new Attackers() {
        @Override
        public long known(Content content) {
            return 0;
        }

        @Override
        public boolean include(int person) {
            return false;
        }
    };

    /** Everybody but this person. */
    static Attackers but(int person) {
        return new Attackers() {
            @Override
            public long known(Content content) {
                return content.top() == person ? content.second() : content.most();
            }

            @Override
            public boolean include(int other) {
                return other != person;
            }
        };
    }

    /** These people, in ascending order, each alone. */
    static Attackers only(int... people) {
        return new Attackers() {
            @Override
            public long known(Content content) {
                long most = 0;
                for (int person : people) {
                    most = Math.max(most, content.of(person));
                }
                return most;
            }

            @Override
            public boolean include(int person) {
                return Arrays.binarySearch(people, person) >= 0;
            }
        };
    }
}
