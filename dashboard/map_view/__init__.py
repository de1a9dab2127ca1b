"""Incidents on a map: symbols, view columns, the folium map and the offline basemap."""
