package org.essaim.time;

/**
 * What a service is paid for by, and for whom (<i>classe de prestation</i>).
 *
 * @param scheme the scheme
 * @param fragile true if its public counts as fragile for the exemption of contributions
 */
public record ServiceClass(Scheme scheme, boolean fragile) {}
