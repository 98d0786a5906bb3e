@NullMarked
package org.essaim.plugin;

import org.jspecify.annotations.NullMarked;
