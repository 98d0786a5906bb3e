package org.essaim.plugin;

import jakarta.servlet.Servlet;

/**
 * Essaim over the host's database, opened (<i>ouvert</i>).
 *
 * @param pages what is mounted
 * @param where what was opened, for the log
 * @param closing closes it; the host's database stays open
 */
public record Opened(Servlet pages, String where, Runnable closing) {}
