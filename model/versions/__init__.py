"""Earlier states of maps: kept at each save, thinned out with time, brought back when wanted."""
