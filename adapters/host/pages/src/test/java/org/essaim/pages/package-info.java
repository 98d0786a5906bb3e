@NullMarked
package org.essaim.pages;

import org.jspecify.annotations.NullMarked;
