package org.essaim.pages;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Says who visits (<i>qui visite</i>), asked once for each request.
 *
 * <p>What it throws passes through the pages untouched, so that a host's security turns it into its login page or its 403.
 */
@FunctionalInterface
public interface Visitors {

    /**
     * Who sent this request.
     *
     * @throws RuntimeException if nobody is signed in, or whoever is may not look
     */
    Visitor visitor(HttpServletRequest request);
}
