@NullMarked
package org.essaim.plugin.inside;

import org.jspecify.annotations.NullMarked;
