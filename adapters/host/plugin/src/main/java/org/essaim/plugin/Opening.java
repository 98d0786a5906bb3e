package org.essaim.plugin;

import org.springframework.context.ApplicationContext;

/** The door to what is loaded apart (<i>ouverture</i>): implemented there, known on both sides. */
public interface Opening {

    /**
     * Opens Essaim over what the host has.
     *
     * @throws PluginException if that cannot be; anything else it throws means the same, with worse words
     */
    Opened open(ApplicationContext host);
}
