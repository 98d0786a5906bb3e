/** What is only ever loaded apart from the host's class path, and may know all of Essaim (<i>côté isolé</i>). */
@NullMarked
package org.essaim.plugin.inside;

import org.jspecify.annotations.NullMarked;
