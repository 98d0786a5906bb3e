package org.essaim.spi;

import java.time.Instant;
import org.essaim.document.Tree;

/**
 * One stored version of a document (<i>version de document</i>).
 *
 * @param key its name
 * @param version 1 for the first, then one more each time
 * @param sequence the commit that brought it
 * @param committedAt when the commit says it was made, to the millisecond
 * @param actor who made the commit
 * @param content the content
 */
public record Document(DocumentKey key, long version, long sequence, Instant committedAt, String actor, Tree content) {}
