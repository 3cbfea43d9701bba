"""Speed, as ratios of two ways measured side by side in one process: figures that hold on any machine."""
