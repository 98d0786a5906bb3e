/**
 * Reports as text documents of Word and LibreOffice.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.docx;

import org.jspecify.annotations.NullMarked;
