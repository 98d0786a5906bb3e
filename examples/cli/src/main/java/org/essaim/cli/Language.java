package org.essaim.cli;

/** The languages that the program speaks; named as they are typed. */
enum Language {
    fr,
    en
}
