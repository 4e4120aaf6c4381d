"""How dates and hours of the desk are written, where Django's own way is not that of newsrooms; French's is."""
