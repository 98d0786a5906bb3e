/**
 * Documents (<i>documents</i>): a neutral tree between bytes and domain, its canonical form, and digests over it.
 *
 * <p>Start from {@link org.essaim.document.Tree}. Reading a domain value out of a tree, strictly and with every finding, is
 * {@link org.essaim.document.FieldReader}; the bytes that are hashed are {@link org.essaim.document.CanonicalForm}.
 */
@NullMarked
package org.essaim.document;

import org.jspecify.annotations.NullMarked;
