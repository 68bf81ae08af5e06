"""Posters and leaflets to print for one school or commune, with a code that leads to the door."""
