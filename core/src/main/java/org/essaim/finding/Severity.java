package org.essaim.finding;

/** How serious a finding is (<i>gravité</i>). */
public enum Severity {
    /** Something was refused; what could be kept is kept, and the exit code says so. */
    ERROR,
    /** Everything was kept, but a figure may not mean what its reader believes. */
    WARNING,
    /** Nothing to do; said so that nobody wonders. */
    INFO
}
