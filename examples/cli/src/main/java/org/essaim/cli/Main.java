package org.essaim.cli;

/** Entry point of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("Essaim: nothing to show yet (" + String.join(" ", args) + ")");
    }
}
