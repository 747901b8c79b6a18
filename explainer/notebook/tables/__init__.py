"""The records as tables for pandas and GeoPandas: claims, places, documents, topics, the line."""
