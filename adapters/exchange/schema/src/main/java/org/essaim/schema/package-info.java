/**
 * Documents against their JSON Schemas (<i>validation par schéma</i>).
 *
 * <p>Start from {@link org.essaim.schema.SchemaCheck}. The schemas themselves lie in core, beside the readers that they must agree
 * with: {@link org.essaim.document.DocumentSchema}.
 */
@NullMarked
package org.essaim.schema;

import org.jspecify.annotations.NullMarked;
