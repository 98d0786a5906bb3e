@NullMarked
package org.essaim.spring;

import org.jspecify.annotations.NullMarked;
