/**
 * Essaim inside a Spring Boot application (<i>intégration Spring Boot</i>): its database, transactions, security and metrics.
 *
 * <p>Inject {@link org.essaim.Essaim}. What is not given is made by {@link org.essaim.spring.EssaimAutoConfiguration}, and a bean of
 * the host's own always wins. {@link org.essaim.spring.CurrentActor} says who acts, {@link org.essaim.spring.WorkerNames} names
 * workers for those who may know them.
 */
@NullMarked
package org.essaim.spring;

import org.jspecify.annotations.NullMarked;
