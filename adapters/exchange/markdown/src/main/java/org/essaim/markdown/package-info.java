/**
 * Reports as Markdown (CommonMark with the tables of GFM), and texts written in it.
 * Found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.essaim.markdown;

import org.jspecify.annotations.NullMarked;
