package org.essaim.organisation;

/** What somebody may do in Essaim (<i>habilitation</i>); each includes those before it. */
public enum Duty {
    /** May look at everything in the perimeter, and lay out time sheets. */
    READER,
    /** May import, say what labels mean, and settle proposals. */
    COORDINATOR,
    /** May close, reopen, issue, claim, erase, and change agreements and settings. */
    CLOSER;

    /** True if who has this duty may do what the other one allows. */
    public boolean includes(Duty other) {
        return compareTo(other) >= 0;
    }
}
