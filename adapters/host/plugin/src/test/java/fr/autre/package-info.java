/** Another program that knows nothing of Essaim, as small as it can be; run with more or fewer of Spring's jars. */
@NullMarked
package fr.autre;

import org.jspecify.annotations.NullMarked;
