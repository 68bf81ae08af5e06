"""A violation as a report with the CyberTipline's published fields, for a person to release."""
