package org.fnde.tests.vectors;

import tools.jackson.databind.JsonNode;

/** How the reference files write a state of one or several components. */
enum Layout {
  /** One component: values over times. */
  SINGLE {
    @Override
    JsonNode initial(JsonNode y0, int component) {
      return y0;
    }

    @Override
    JsonNode at(JsonNode series, int component, int time) {
      return series.get(time);
    }
  },
  /** Several components: for each its values over times. */
  TUPLE {
    @Override
    JsonNode initial(JsonNode y0, int component) {
      return y0.get(component);
    }

    @Override
    JsonNode at(JsonNode series, int component, int time) {
      return series.get(component).get(time);
    }
  },
  /** The elements of a vector, which we make components to give each its own tolerances. */
  ELEMENTS {
    @Override
    JsonNode initial(JsonNode y0, int component) {
      return y0.get(component);
    }

    @Override
    JsonNode at(JsonNode series, int component, int time) {
      return series.get(time).get(component);
    }
  };

  abstract JsonNode initial(JsonNode y0, int component);

  abstract JsonNode at(JsonNode series, int component, int time);
}
